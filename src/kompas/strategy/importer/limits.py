"""How much a document may ask of the machine. A file beyond a limit is refused in words, never read halfway."""

MEGABYTE = 1024 * 1024
FILE_BYTES = 50 * MEGABYTE
PACKAGE_MEMBERS = 10_000  # files inside a .docx or .odt
PACKAGE_BYTES = 500 * MEGABYTE  # all of them unpacked, as the package itself declares
MEMBER_BYTES = 40 * MEGABYTE  # one of them unpacked, as it really comes out
PDF_PAGES = 2_000
IMAGES = 150  # pages that are drawn
IMAGE_DPI = 110
IMAGE_PIXELS = 4_000_000  # larger pages are drawn coarser
IMAGE_SECONDS = 25  # no further page is begun after that
CHILD_MEMORY = 1024 * MEGABYTE  # address space, of which most is libraries mapped and never touched
CHILD_CPU_SECONDS = 40
CHILD_SECONDS = 60
RESULT_BYTES = 80 * MEGABYTE
