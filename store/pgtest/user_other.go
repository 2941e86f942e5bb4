//go:build !unix

package pgtest

// asPostgres has nothing to do where there is no root.
func (s *Server) asPostgres() {}
