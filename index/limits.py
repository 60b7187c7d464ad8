"""How big one input may be, and how much of it there may be. It does not know formats; whoever reads one asks here.

The figures come from what news is: the longest live pages that we met have 0.4 million characters, a court ruling one
million. What is larger is a dump that should be split, and reading it whole would cost memory for nothing.
"""

ARTICLE_CHARS = 2_000_000  # one article's text, about 330,000 words
FILE_BYTES = 20_000_000  # one .txt, .md or .html file: UTF-16 takes two bytes a character, pages carry inlined images
RECORD_CHARS = 20_000_000  # one JSON object, which may hold a page in "html"
SAMPLE_BYTES = 200_000  # of a file whose encoding has to be guessed
FOLDER_DEPTH = 64  # folders inside folders

DOCUMENT_BYTES = 100_000_000  # one .pdf or .docx file: most of it is pictures
DOCUMENT_XML_BYTES = 60_000_000  # the words of a .docx, unpacked: a guard against bombs
DOCUMENT_PAGES = 2_000
HEADER_CHARS = 4_000  # one field of an e-mail's head: its parser's time grows with the square; a subject has 100
ADDRESS_CHARS = 4_000  # browsers stop at 2,000 to 8,000; a longer one carries data, not a place
FETCH_BYTES = 20_000_000  # one answer from the web, unpacked: as FILE_BYTES
WEB_ARCHIVE_BYTES = 200_000_000  # a WARC file from the web, unpacked: pages pack to a tenth
FETCH_SECONDS = 60.0  # one answer from the web, from the first look-up of its name to its last byte
FEED_BYTES = 10_000_000  # the largest news sitemaps (1,000 entries are allowed) have 1 MB
FEED_DECLARATION_BYTES = 1_000  # of a feed's XML declaration, which has some forty
FEED_ITEMS = 1_000  # of one feed
FEED_NEW_ITEMS = 50  # fetched from one feed at once; the rest comes at the next poll
FEED_CHARS = 20_000_000  # of articles from one feed at once, a hundred times what fifty have; the rest later
SILENCE_SECONDS = 20.0  # between two bytes of it
REDIRECTS = 10  # RFC 9110 names no number; browsers follow 20, no newsroom needs more than 4
ROBOTS_BYTES = 512_000  # RFC 9309: at least 500 KiB have to be read
HOST_SECONDS = 1.0  # between two requests to one host
LONGEST_CRAWL_DELAY = 60.0  # what robots.txt may ask between two requests and be given

QUESTION_CHARS = 4_000  # one question, more than any that a person types: a pasted article is refused, not half read
CHAT_QUESTION_CHARS = 1_000  # one question in a chat, where what is longer is a pasted text
FILTER_CHARS = 500  # an outlet, a language or words of a title that a program or a page names to narrow by
FORM_BYTES = 64_000  # what a page's form sends: a question of which every character is four percent signs with digits
WEBHOOK_BYTES = 1_000_000  # one call of a webhook: Telegram's largest updates are far below
MANIFEST_BYTES = 1_000_000  # what a backup says of its own parts

OLDEST_YEAR = 1900  # a publication before it is an error in the data, not a newspaper
DAYS_AHEAD = 2  # a publication may be dated this far after today: time zones, and tomorrow's edition
