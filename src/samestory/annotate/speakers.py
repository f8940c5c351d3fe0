from __future__ import annotations
from samestory.model import Speaker
class Speakers:
    def __init__(self, doc, report, attributions):
        self.text=doc.text
    def of(self, one):
        if one.source is None: return None
        s,e=one.source
        return Speaker(self.text[s:e],s,e,self.text[s:e])
