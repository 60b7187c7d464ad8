"""How big one input may be. It does not know formats; whoever reads one asks here.

The figures come from what news is: the longest live pages that we met have 0.4 million characters, a court ruling one
million. What is larger is a dump that should be split, and reading it whole would cost memory for nothing.
"""

ARTICLE_CHARS = 2_000_000  # one article's text, about 330,000 words
FILE_BYTES = 20_000_000  # one .txt, .md or .html file: UTF-16 takes two bytes a character, pages carry inlined images
RECORD_CHARS = 20_000_000  # one JSON object, which may hold a page in "html"
SAMPLE_BYTES = 200_000  # of a file whose encoding has to be guessed
FOLDER_DEPTH = 64  # folders inside folders

OLDEST_YEAR = 1900  # a publication before it is an error in the data, not a newspaper
DAYS_AHEAD = 2  # a publication may be dated this far after today: time zones, and tomorrow's edition
