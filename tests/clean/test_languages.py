# ruff: noqa: E501 - sentences in other scripts, one a line
"""Articles in other languages, written for this project: the page goes, no sentence of the article does."""

from __future__ import annotations

import pytest

from samestory.clean import clean
from samestory.model import Report

ARTICLES = {
    "de": (
        "Sennow öffnet die Brücke nach elf Wochen wieder",
        (
            "Die Brücke über den Sennow ist seit Montagmorgen wieder für Fahrräder und Fußgänger offen, teilte das Amt mit.",
            "„Wir haben lange auf diesen Tag gewartet“, sagte die Leiterin des Bauamts, Ilke Tornquist, am Ufer.",
            "Der Sturm hatte im Januar zwei Pfeiler beschädigt; seither mussten Pendler einen Umweg von neun Kilometern fahren.",
            "Das Ministerium in Harrow zahlt vier Millionen Kronen, den Rest trägt die Stadt, wie aus dem Haushalt hervorgeht.",
            "Ob auch Lastwagen die Brücke noch in diesem Jahr benutzen dürfen, ist offen.",
        ),
        ("Startseite", "Politik", "Wirtschaft", "Kultur"),
        ("Teilen", "Drucken", "Lesen Sie auch", "Newsletter abonnieren", "Alle Rechte vorbehalten"),
    ),
    "es": (
        "El puente de Sennow vuelve a abrir tras once semanas",
        (
            "El puente sobre el Sennow está abierto desde el lunes para bicicletas y peatones, informó la oficina de obras.",
            "«Hemos esperado mucho este día», dijo la directora de obras, Ilke Tornquist, a la orilla del río.",
            "La tormenta de enero dañó dos pilares y obligó a los vecinos a dar un rodeo de nueve kilómetros cada día.",
            "El ministerio pagará cuatro millones de coronas y el resto lo pondrá la ciudad, según el presupuesto aprobado.",
            "Nadie sabe todavía si los camiones podrán cruzar este año.",
        ),
        ("Inicio", "Noticias", "Buscar", "Portada"),
        ("Compartir", "Imprimir", "Te puede interesar", "Suscríbete", "Todos los derechos reservados"),
    ),
    "fr": (
        "Le pont de Sennow rouvre après onze semaines",
        (
            "Le pont sur la Sennow est ouvert depuis lundi aux vélos et aux piétons, a annoncé le service des travaux.",
            "« Nous avons longtemps attendu ce jour », a dit la directrice des travaux, Ilke Tornquist, sur la rive.",
            "La tempête de janvier avait abîmé deux piliers et forcé les habitants à un détour de neuf kilomètres.",
            "Le ministère versera quatre millions de couronnes et la ville paiera le reste, selon le budget adopté jeudi.",
            "Personne ne sait encore si les camions pourront passer cette année.",
        ),
        ("Accueil", "Actualités", "Rechercher", "Connexion"),
        ("Partager", "Imprimer", "Lire aussi", "Abonnez-vous", "Tous droits réservés"),
    ),
    "ru": (
        "Мост через Сенно снова открыт после одиннадцати недель",
        (
            "Мост через реку Сенно с понедельника снова открыт для велосипедистов и пешеходов, сообщило управление работ.",
            "«Мы долго ждали этого дня», — сказала на берегу руководитель управления Ильке Торнквист.",
            "Январский шторм повредил две опоры, и жителям приходилось каждый день делать крюк в девять километров.",
            "Министерство выделит четыре миллиона крон, остальное заплатит город, говорится в принятом бюджете на этот год.",
            "Смогут ли грузовики проехать по мосту в этом году, пока неизвестно.",
        ),
        ("Главная", "Новости", "Политика", "Поиск"),
        ("Поделиться", "Распечатать", "Читайте также", "Подписаться", "Все права защищены"),
    ),
    "ar": (
        "إعادة فتح جسر سنو بعد أحد عشر أسبوعا",
        (
            "أعلن مكتب الأشغال أن الجسر فوق نهر سنو مفتوح منذ يوم الاثنين أمام الدراجات والمشاة في الاتجاهين.",
            "وقالت مديرة الأشغال إيلكه تورنكفيست على ضفة النهر: «لقد انتظرنا هذا اليوم طويلا».",
            "وكانت عاصفة يناير قد ألحقت أضرارا بدعامتين وأجبرت السكان على قطع تسعة كيلومترات إضافية كل يوم.",
            "وستدفع الوزارة أربعة ملايين كرونة وتتحمل المدينة بقية التكاليف وفقا للميزانية التي أقرت يوم الخميس.",
            "ولا أحد يعرف بعد هل ستعبر الشاحنات الجسر هذا العام؟",
        ),
        ("الرئيسية", "أخبار", "سياسة", "بحث"),
        ("شارك", "طباعة", "اقرأ أيضا", "اشترك", "جميع الحقوق محفوظة"),
    ),
    "zh": (
        "森诺大桥关闭十一周后重新开放",
        (
            "工务局宣布，森诺河上的大桥自星期一早晨起重新向自行车和行人开放，双向均可通行，卡车暂时不得上桥。",
            "“我们等这一天等了很久。”工务局局长伊尔克在河边对记者说，她感谢所有在冬天坚持施工的工人。",
            "一月的风暴损坏了两个桥墩，居民每天不得不多绕九公里，许多商店因此提前关门，学校也改变了上课时间。",
            "根据星期四通过的预算，哈罗的部委将支付四百万克朗，其余费用由市政府承担，议会没有提出异议。",
            "今年卡车能否过桥，目前还没有人知道。",
        ),
        ("首页", "新闻", "体育", "搜索"),
        ("分享", "打印", "相关新闻", "订阅", "版权所有"),
    ),
    "ja": (
        "センノ橋、十一週間ぶりに再開",
        (
            "センノ川にかかる橋が月曜日の朝から自転車と歩行者に再び開放されたと、工事局が発表した。",
            "「この日を長い間待っていました」と、工事局長のイルケ・トルンクビスト氏は川岸で記者団に語った。",
            "一月の嵐で二本の橋脚が壊れ、住民は毎日九キロの遠回りを強いられ、多くの店が早く閉まっていた。",
            "木曜日に可決された予算によると、省が四百万クローネを支払い、残りは市が負担することになっている。",
            "トラックが今年中に渡れるかどうかは、まだ分かっていない。",
        ),
        ("ホーム", "ニュース", "検索", "メニュー"),
        ("シェア", "ツイート", "関連記事", "購読", "無断転載禁止"),
    ),
}  # fmt: skip


def cleaned(text: str, language: str) -> Report:
    return clean(Report(id="r1", source="report.txt", text=text, raw=text, language=language))


@pytest.mark.parametrize("language", ARTICLES)
def test_no_sentence_of_an_article_goes(language: str) -> None:
    title, body, _, _ = ARTICLES[language]
    report = cleaned("\n\n".join((title, *body)), language)
    assert report.title == title
    assert report.text == f"{title}\n\n" + "\n\n".join(body)
    assert report.removed == ()


@pytest.mark.parametrize("language", ARTICLES)
def test_the_furniture_of_a_page_goes_in_its_own_language(language: str) -> None:
    title, body, above, below = ARTICLES[language]
    menu = [f"{word} {number}" for number in range(4) for word in above]  # a whole page has long menus
    report = cleaned("\n".join((*above, *menu, title, *body, *below)), language)
    assert report.text == f"{title}\n\n" + "\n".join(body)
    found = {line: removal.reason for removal in report.removed for line in removal.text.split("\n")}
    assert found[below[0]] == "share"
    assert found[below[2]] == "related"
    assert found[below[-1]] == "copyright"


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Veröffentlicht am 4. März 2021 um 15:59 Uhr", "2021-03-04"),
        ("Publicado el 4 de marzo de 2021", "2021-03-04"),
        ("Publié le 1er mars 2021 à 10h15", "2021-03-01"),
        ("Опубликовано 4 марта 2021 г.", "2021-03-04"),
        ("٤ مارس ٢٠٢١", "2021-03-04"),
        ("发布时间：2021年3月4日 10:15", "2021-03-04"),
        ("2021年03月04日", "2021-03-04"),
        ("quinta-feira, 4 de março de 2021 às 8:13", "2021-03-04"),
    ],
)
def test_dates_of_many_languages(line: str, iso: str) -> None:
    title, body, _, _ = ARTICLES["de"]
    report = cleaned("\n".join((title, line, *body)), "de")
    assert report.published == iso
    assert report.text == f"{title}\n\n" + "\n".join(body)


@pytest.mark.parametrize("line", ["Von Ilke Tornquist", "Por Ana María Velo", "Par Jean Dubré", "Автор: Анна Велова"])
def test_bylines_of_many_languages(line: str) -> None:
    title, body, _, _ = ARTICLES["es"]
    report = cleaned("\n".join((title, line, *body)), "es")
    assert report.bylines == (line.replace(":", "").split(" ", 1)[1],)


def test_marks_of_direction_do_no_harm() -> None:
    title, body, _, _ = ARTICLES["ar"]
    marked = "\n".join(f"\u200f{line}\u200f" for line in (title, *body))
    report = cleaned(marked, "ar")
    assert [line.strip("\u200f") for line in report.text.split("\n") if line] == [title, *body]
