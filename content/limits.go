package content

// DefaultMaxSize is the size in bytes beyond which no file is read, unless a
// setting says otherwise.
const DefaultMaxSize int64 = 256 << 20

const (
	// chunkSize is how much Markdown is parsed at a time, in bytes: the tree of
	// a chunk takes about seven times as much and is gone before the next one.
	chunkSize = 64 << 10

	// maxContainers is how many block quotations, lists and list items may be
	// open around a line of the source. The tree walks all of them for every
	// line, so what is nested deeper stays as the text it is.
	maxContainers = 40

	// maxDelimiters is how many signs of emphasis, links, code or HTML a block
	// may hold. Pairing them up takes the square of their number.
	maxDelimiters = 4000

	// maxPairing bounds signs × bytes of a block: each sign may make the parser
	// look through the whole of it.
	maxPairing = 64 << 20

	// maxColumns is how many columns a table may have.
	maxColumns = 100

	// definitionBatch is how many lines of link reference definitions are
	// taken out of a paragraph at a time, which takes the square of it.
	definitionBatch = 200

	// maxLabelLine is how many bytes an attribution line may have. A longer
	// line that begins with a dash is running text.
	maxLabelLine = 400

	// maxLabel is how far back from "](#" the bracket is looked for that a stray
	// "]" kept from opening a link, in bytes.
	maxLabel = 2000

	// maxSummary is how many bytes of the first paragraph serve as a summary.
	maxSummary = 1200

	// maxMarks is how many combining marks may stand on one character, as in
	// model.Clean, where spans meet.
	maxMarks = 32
)
