package cli

import (
	"bytes"
	"context"
	"errors"
	"net"
	"net/http"
	"time"

	"readout/model"
)

// serveMetrics answers at /metrics, and nowhere else, until the context ends.
func (s *serving) serveMetrics(ctx context.Context, l net.Listener) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, _ *http.Request) {
		var out bytes.Buffer
		if err := s.host.Metrics(&out); err != nil {
			http.Error(w, "not to be had", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/plain; version=0.0.4")
		_, _ = w.Write(out.Bytes())
	})
	server := &http.Server{Handler: mux, ReadTimeout: 10 * time.Second, WriteTimeout: 10 * time.Second, MaxHeaderBytes: 16 << 10}
	go func() {
		<-ctx.Done()
		_ = server.Close()
	}()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		s.log.Error("metrics are not served any more", "why", model.CleanLine(err.Error()))
	}
}
