package cli

import "os"

// onResize does nothing: Windows tells of a changed window by its console.
func onResize(chan os.Signal) {}
