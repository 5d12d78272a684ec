"""How dates are written in English: 16 May 2022, 14:00. A day is typed as in Danish, whatever the screen's language."""

from kompas.config.formats.da import formats as danish

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "j M Y"
MONTH_DAY_FORMAT = "j F"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
SHORT_DATETIME_FORMAT = "j M Y H:i"
DATE_INPUT_FORMATS = danish.DATE_INPUT_FORMATS
FIRST_DAY_OF_WEEK = 1
