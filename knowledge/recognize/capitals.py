"""What a capitalised Vietnamese syllable looks like, shared by names of people and of places.

"Sáu", "Đắk", "H'leo", "R'Lấp" and the single letters "Y" and "A" are such syllables; "HĐND" is not.
"""

CAPITAL = "[A-ZĐÐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]"
SMALL = "[a-zđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĕŭĭŏ]"
SYLLABLE = rf"(?:{CAPITAL}(?:['’]{CAPITAL}?)?{SMALL}*(?:['’]{SMALL}+)?(?!\w))"
