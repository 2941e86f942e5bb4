package content

// DefaultMaxSize is the size in bytes beyond which no file is read, unless a
// setting says otherwise.
const DefaultMaxSize int64 = 256 << 20

const (
	// chunkSize is how much Markdown is parsed at a time, in bytes: the tree of
	// a chunk takes about seven times as much and is gone before the next one.
	chunkSize = 64 << 10

	// headSize is how much Markdown is parsed for the head of a long text, about.
	// headRead is how many bytes of the file are read for that, and maxHeadRead
	// how many if the head does not end in fewer.
	headSize    = 24 << 10
	headRead    = 128 << 10
	maxHeadRead = 4 << 20

	// leastHead is how many bytes of text a head has at least, more than a
	// screen shows. Should it depend on definitions of links within that, these
	// are looked for in the whole text first.
	leastHead = 16 << 10

	// headSource is the size of a source's text, in bytes, up to which it is
	// compared with the quotations of a head; a longer one waits for the whole.
	headSource = 64 << 10

	// pieceSize is how many bytes of a file are read at a time.
	pieceSize = 256 << 10

	// readShare and parseShare are about how much of opening a document is
	// reading its file, and parsing its text.
	readShare  = 0.05
	parseShare = 0.80

	// maxRun is after how many bytes without a safe place the text is cut before
	// any line. Tables, open fences and open HTML may go on until maxOpen.
	maxRun  = 512 << 10
	maxOpen = 4 << 20

	// maxStructure and maxStructureRatio bound the memory that blocks, spans,
	// headings, questions and quotations take, with what is inferred of them:
	// so many bytes, and so many more for each byte of the text. A text of
	// one-letter paragraphs would take fifty times its size; what comes after
	// the bound is shown as plain text. A list that grows is there twice for a
	// while, and the heap doubles between two collections, so that a process
	// may take four times as much for a moment.
	maxStructure      = 32 << 20
	maxStructureRatio = 6

	// What each part of the structure takes, in bytes: its own records, and
	// those of the model that are made of it.
	blockWeight    = 96
	spanWeight     = 40
	linkWeight     = 120
	headingWeight  = 200
	questionWeight = 340
	quoteWeight    = 480
	segmentWeight  = 96
	refWeight      = 60

	// maxIssues is how many headings become issues where none are declared.
	// Panes and indexes hold all of them at once.
	maxIssues = 4000

	// maxContainers is how many block quotations, lists and list items may be
	// open around a line of the source. The tree walks all of them for every
	// line, so what is nested deeper stays as the text it is.
	maxContainers = 26

	// maxDelimiters is how many signs of emphasis, links, code or HTML a block
	// may hold. Pairing them up takes the square of their number.
	maxDelimiters = 4000

	// maxPairing bounds signs × bytes of a block: each sign may make the parser
	// look through the whole of it.
	maxPairing = 64 << 20

	// maxLinkCost bounds the steps for each byte of a block that pairing its
	// brackets up takes. Where links end soon, it is less than one.
	maxLinkCost = 200

	// maxTarget is within how many bytes the target of a link has to end to
	// count as ending soon.
	maxTarget = 512

	// smallBlock is how many bytes a block may have without being looked over
	// for what is too dense in it.
	smallBlock = 1024

	// maxLines is how many lines a paragraph may have: each takes nodes of the
	// tree and spans of its own, however short it is.
	maxLines = 20_000

	// maxColumns is how many columns a table may have.
	maxColumns = 100

	// definitionBatch is how many lines of link reference definitions are
	// taken out of a paragraph at a time, which takes the square of it.
	definitionBatch = 200

	// maxDefinitions is how many link reference definitions a text may have.
	maxDefinitions = 50_000

	// maxLabelLine is how many bytes an attribution line may have. A longer
	// line that begins with a dash is running text.
	maxLabelLine = 400

	// maxLabel is how far back from "](#" the bracket is looked for that a stray
	// "]" kept from opening a link, in bytes.
	maxLabel = 2000

	// maxStrays is how many such brackets of a paragraph are looked into, and
	// how many places where one may open.
	maxStrays = 16

	// maxSummary is how many bytes of the first paragraph serve as a summary.
	maxSummary = 1200

	// maxMarks is how many combining marks may stand on one character, as in
	// model.Clean, where spans meet.
	maxMarks = 32

	// maxParts is how many parts a quotation may be split into by omissions.
	maxParts = 40

	// maxBracketWords is how many words of the source "[words]" may stand for.
	maxBracketWords = 24

	// maxNearWords is how many words of a quotation are aligned with the source
	// to find the closest run; the work is the square of it.
	maxNearWords = 300

	// maxAnchors and maxAnchorPlaces bound where the closest run is looked for:
	// so many rare words of the quotation, at so many places each. Of the places
	// that fit equally well, maxCandidates are compared.
	maxAnchors      = 12
	maxAnchorPlaces = 200
	maxCandidates   = 24

	// maxSpelling is how many words of a source, in all, are compared with
	// quotations of a word or three to find how these are misspelt.
	maxSpelling = 2_000_000

	// maxAligning is how many pairs of words, in all, are looked at to show what
	// a source has instead of quotations that differ.
	maxAligning = 50_000_000

	// sampleSize is how many bytes of a file tell whether it is text.
	sampleSize = 64 << 10

	// minOdd and maxOddPercent are how many bytes of the sample may be none of
	// a text, and which share of it. A NUL counts three times.
	minOdd        = 12
	maxOddPercent = 12

	// maxPlaces is how many places of one and the same fault are named.
	maxPlaces = 10

	// maxFolders is how deep folders are walked, maxFiles how many files of a
	// folder are read.
	maxFolders = 32
	maxFiles   = 200_000

	// maxIgnoreRules is how many lines of an ignore file count.
	maxIgnoreRules = 1000
)
