"""How dates and numbers are written in Danish: 16. maj 2022 (16. nov. in tables), 14.00, 1.250.000, a decimal comma."""

DATE_FORMAT = "j. F Y"
SHORT_DATE_FORMAT = "j. N Y"
MONTH_DAY_FORMAT = "j. F"
TIME_FORMAT = "H.i"
DATETIME_FORMAT = "j. F Y \\k\\l. H.i"
SHORT_DATETIME_FORMAT = "j. N Y H.i"
DATE_INPUT_FORMATS = ["%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d"]
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "."
NUMBER_GROUPING = 3
FIRST_DAY_OF_WEEK = 1
