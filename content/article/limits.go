package article

const (
	// sampleSize is how many bytes tell whether something is text, and headSize
	// how many may come before a page names its encoding.
	sampleSize = 64 << 10
	headSize   = 8 << 10

	// minOdd and maxOddPercent are how many bytes of the sample may be controls,
	// and which share of it. A NUL counts three times.
	minOdd        = 12
	maxOddPercent = 5

	// Beyond these a page is not taken apart: its text is read as it stands.
	// A page of news has 2,000 tags and a megabyte, most of it script.
	maxPage = 16 << 20
	maxTags = 50_000

	// maxHeadings is how many headings of the first and second level a page may
	// have: each is compared with the title, word by word.
	maxHeadings = 4000

	// maxReopened bounds how many elements the parser of HTML makes on its own.
	// It opens formatting that nothing closed again in every block, so that
	// twelve kilobytes would become a hundred megabytes.
	maxReopened = 200_000

	// maxDepth is how deep a page may be nested, and maxLevels how many levels
	// lie above its characters in all: the text of a page is read once for each
	// level.
	maxDepth  = 200
	maxLevels = 64 << 20

	// tagLevels is how many characters a tag counts as.
	tagLevels = 16

	// maxMeta is how many bytes of a title, a name or a date are used, and
	// maxLinkedData how many of the facts that a page gives as JSON.
	maxMeta       = 300
	maxLinkedData = 256 << 10
)
