package host

import measures "runtime/metrics"

// onTime is how long at most something that could run waits for its turn in a
// process that has time for all.
const onTime = 0.1 // seconds

// delays is how often something waited longer than that so far. Where it grows, what
// does not happen is more likely our fault than that of a reader.
func delays() (n uint64) {
	sample := []measures.Sample{{Name: "/sched/latencies:seconds"}}
	measures.Read(sample)
	if sample[0].Value.Kind() != measures.KindFloat64Histogram {
		return 0
	}
	h := sample[0].Value.Float64Histogram()
	for i, count := range h.Counts {
		if h.Buckets[i] >= onTime {
			n += count
		}
	}
	return n
}
