package content

// DefaultMaxSize is the size in bytes beyond which no file is read, unless a
// setting says otherwise.
const DefaultMaxSize int64 = 256 << 20
