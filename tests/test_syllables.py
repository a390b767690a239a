"""Syllables: every word of Vietnamese passes, and hardly anything else does."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

import pytest

from papi_metrics.syllables import is_syllable

DATA = Path(__file__).parent.parent / "data"
TRUE = """
    a à ơ ở y ý ỷ xã gì gìn giếng giết giữ già quốc quyết quýt quỳnh quẹo quở quăng khuỷu nghiêng nghĩ nghề ghế ngoằng ngoèo loẻng
    xoong moóc hoà hòa hoàn hòan khỏe khoẻ uỷ ủy thuỷ thủy yếu yêu uống ương ướt ơn chuyện nguyễn khuya huýt huých thuở tuệ tuần
    rượu hươu cưỡi mười được đường hưởng phường trưởng kế kỳ kĩ mỹ Đắk Lắk Búk Kạn qúy qũy PHÁT Triển triển ĐƯỢC Ủy ỦY út ít ếch oẳn
"""
FALSE = """
    b đ ă â cê kô gế nge ngi ghà nghà qa bàt tìch hoat lạạ tóàn café façade québec naïve déjà kế1 hẹ̀n trườnng nướcc hữuu
    ưa̛ hoạCH hõt nghó lónh cơng khơng tiéng giầyy được. x-y µm Microsoftđ Mạcintosh Zürich
"""


@pytest.mark.parametrize("word", TRUE.split())
def test_syllable_is_known_in_every_spelling(word):
    """Both schools of placing the tone, capitals, names of the highlands and decomposed letters pass."""
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", [*FALSE.split(), "", "1", " "])
def test_what_is_no_syllable_is_refused(word):
    """A wrong onset, rhyme, tone or place of the tone, mixed capitals and foreign words are refused."""
    assert not is_syllable(word)


# A word for each consonant that may close the vowels, none among them, in the order c, ch, k, m, n, ng, nh, p, t.
RHYMES = {
    "a": "ba bác sách Bak làm bàn bảng bánh tháp hát", "ă": "bắc Đắk năm ăn răng bắp cắt", "â": "bậc tâm ân nâng tập đất",
    "e": "xe séc xem xen kẻng dép két", "ê": "bê lệch đêm bên bệnh bếp hết", "i": "bi ích im in linh kịp ít",
    "o": "bò óc om còn trong họp ngọt", "ô": "bố ốc tôm ổn ông hộp tốt", "ơ": "bơ cơm đơn lớp ớt", "u": "thu cúc Búk cụm bún chung úp bút",
    "ư": "tư mực hừm chưn rừng bứt", "y": "kỹ", "ai": "mai", "ao": "cáo", "au": "sau", "ay": "tay", "âu": "đầu", "ây": "đây",
    "eo": "theo", "êu": "nếu", "ia": "chia", "iu": "chịu", "iê": "việc tiêm tiền tiếng tiếp biết", "iêu": "tiêu", "yê": "yếm yên yểng yết",
    "yêu": "yêu", "oi": "nói", "ôi": "tối", "ơi": "mới", "oo": "moóc xoong", "oa": "hoa khoác hoạch ngoạm toàn hoàng doanh oạp thoát",
    "oai": "ngoài", "oao": "ngoao", "oay": "xoáy", "oă": "hoặc oẳm xoắn hoẵng thoắt", "oe": "khỏe ngoém hoen loẻng khoét", "oeo": "ngoèo",
    "ua": "mua", "ui": "vui", "uô": "thuốc nhuộm muốn uống suốt", "uôi": "nuôi", "uâ": "tuần khuâng luật", "uây": "khuấy",
    "uê": "thuế huếch huênh", "uêu": "nguều", "uơ": "thuở", "uy": "tuy huých tuyn huỳnh tuýp huýt", "uya": "khuya", "uyu": "khuỷu",
    "uyê": "chuyện thuyết", "ưa": "mưa", "ưi": "gửi", "ưu": "cứu", "ươ": "được lượm vườn đường cướp mượt", "ươi": "người", "ươu": "rượu",
    "qua": "qua quạc quạch quan quang quanh quát", "quai": "quái", "quao": "quào", "quau": "quạu", "quay": "quay",
    "quă": "quắc quắm quăn quăng quắp quắt", "quâ": "quân quầng quật", "quây": "quây", "quâu": "quẩu", "que": "que quen quét", "queo": "quẹo",
    "quê": "quê quếch quên quềnh quết", "quêu": "quều", "qui": "quí quịch quinh quít", "quơ": "quơ quới quờn quớt", "quô": "quô quốc",
    "quy": "quy quých quýnh quýt", "quyê": "quyền quyết",
}  # fmt: skip


@pytest.mark.parametrize("words", RHYMES.values(), ids=RHYMES)
def test_each_rhyme_is_known(words):
    """Vowels pass open and with each consonant that may close them."""
    assert [word for word in words.split() if not is_syllable(word)] == []


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("bănh băch âch ênk ơng ơc ưp iêch yêng̣ ươch", id="vowels that the consonant does not close"),
        pytest.param("bă bâ biê buô bươ buyê boă", id="vowels that want a closing"),
        pytest.param("bain saot mâuc yêum rượut", id="vowels that bear none"),
        pytest.param("bae bêi bưo beu bayu aeo", id="vowels that never meet"),
        pytest.param("quu quo quươn quăch quêm", id="vowels that never follow qu"),
        pytest.param("nghy nghỹ ghy gy ngy cy ca̧", id="spellings of an onset that these vowels do not have"),
        pytest.param("quàt quạtt bát̀ quẩp Đàk bùk quỳt qùyt", id="tones that a stopped rhyme cannot bear"),
        pytest.param("qúa qúan hoáng̣ tìên tịên muà cưả tiêú ruợu khuỷ̉u", id="tones off their letter"),
        pytest.param("hoac hoat bip hech", id="stopped rhymes without a tone"),
        pytest.param("nghiêngh nghiêngg trươngng", id="more letters than any syllable has"),
        pytest.param("hoA hOa hOA HOa", id="capitals amid small letters"),
    ],
)
def test_what_only_looks_like_a_rhyme_is_refused(words):
    """Vowels and closings that do not meet, and tones where they cannot stand, make no syllable."""
    assert [word for word in words.split() if is_syllable(word)] == []


@pytest.mark.parametrize(
    ("words", "other"),
    [
        pytest.param("mía mùa lửa đầu tùy của", "miá muà lưả đâù", id="the first of two, or the marked one"),
        pytest.param("ngoài xoáy khuỷu ngoèo", "ngòai xóay khủyu ngoeò", id="the middle one of three"),
        pytest.param("người rượu tiếu muối yếu", "ngừơi rựơu tíêu múôi", id="the last marked one of three"),
        pytest.param("toàn tiền thuyền thuỳnh", "tìên thùyên", id="the one before the closing"),
        pytest.param("già giếng gì gìn quý qúy quỹ", "giếńg qúa gịn̉", id="not what belongs to the onset"),
    ],
)
def test_tone_stands_on_its_letter(words, other):
    """In two vowels, in three, and before a closing the tone has its letter; only oa, oe and uy bear it on either."""
    assert [word for word in words.split() if not is_syllable(word)] == []
    assert [word for word in other.split() if is_syllable(word)] == []


def words_of_file(name, column):
    """Return the words with marks of a column of a data file; abbreviations in capitals are no words."""
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        text = " ".join(row[column] for row in csv.DictReader(stream))
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text))
    return {word for word in words if not word.isascii() and not (word.isupper() and len(word) > 2)}


@pytest.mark.parametrize(
    ("name", "column"),
    [("plan_tasks.csv", "task"), ("plan_tasks.csv", "deliverable"), ("indicators.csv", "name_vi"), ("provinces.csv", "province"), ("aliases.csv", "name")],
)
def test_every_word_of_the_data_is_a_syllable(name, column):
    """Names of indicators and provinces, tasks and products hold no word that is refused."""
    words = words_of_file(name, column)
    assert len(words) > 20
    assert {word for word in words if not is_syllable(word)} == set()


@pytest.mark.parametrize(("rhyme", "tones"), [("ac", "áạ"), ("at", "áạ"), ("ap", "áạ"), ("ach", "áạ"), ("an", "aàáảãạ")])
def test_stopped_rhyme_bears_two_tones(rhyme, tones):
    """A rhyme that ends in p, t, c or ch is said with sắc or nặng only."""
    assert {tone for tone in "aàáảãạ" if is_syllable(f"b{tone}{rhyme[1:]}")} == set(tones)
