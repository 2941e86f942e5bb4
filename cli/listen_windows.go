package cli

import "os"

// accepts has nothing to look at where there is no systemd.
func accepts(*os.File) bool { return true }
