package compact

import (
	"maps"
	"slices"
	"strconv"

	"readout/model"
)

// What a value of an extra key may be.
const (
	isNil = iota
	isFalse
	isTrue
	isInt
	isFloat
	isText
	isList
	isMap
)

// deepest is how deep values of extra keys may be nested.
const deepest = 64

// valueSize is about what a value takes in memory beside its text.
const valueSize = 48

// extra holds keys that the format does not name. Few briefings have any.
func (c *coder) extra(x *model.Extra) {
	values := map[string]any(*x)
	if c.values(&values, 0); len(values) > 0 {
		*x = values
	}
}

func (c *coder) values(m *map[string]any, depth int) {
	var keys []string
	if len(*m) > 0 {
		keys = slices.Sorted(maps.Keys(*m))
	}
	list(c, &keys, 2*valueSize, c.text)
	if c.reads && len(keys) > 0 {
		*m = make(map[string]any, len(keys))
	}
	for _, key := range keys {
		v := (*m)[key]
		if c.value(&v, depth+1); c.fault {
			return
		}
		(*m)[key] = v
	}
}

func (c *coder) value(v *any, depth int) {
	kind, text := kindOf(*v)
	if c.number(&kind); depth > deepest || kind < 0 {
		c.broken()
	}
	switch kind {
	case isInt, isFloat, isText:
		c.text(&text)
	case isList:
		all, _ := (*v).([]any)
		list(c, &all, valueSize, func(x *any) { c.value(x, depth+1) })
		*v = all
	case isMap:
		all, _ := (*v).(map[string]any)
		if c.values(&all, depth); all == nil {
			all = map[string]any{}
		}
		*v = all
	}
	if c.reads && !c.fault && kind != isList && kind != isMap {
		c.scalar(v, kind, text)
	}
}

// kindOf is what a value is, and how it is written if it is a scalar.
func kindOf(v any) (kind int, text string) {
	switch v := v.(type) {
	case nil:
		return isNil, ""
	case bool:
		if v {
			return isTrue, ""
		}
		return isFalse, ""
	case int:
		return isInt, strconv.Itoa(v)
	case float64:
		return isFloat, strconv.FormatFloat(v, 'g', -1, 64)
	case string:
		return isText, v
	case []any:
		return isList, ""
	case map[string]any:
		return isMap, ""
	}
	return -1, ""
}

func (c *coder) scalar(v *any, kind int, text string) {
	var err error
	switch kind {
	case isNil:
		*v = nil
	case isFalse, isTrue:
		*v = kind == isTrue
	case isInt:
		*v, err = strconv.Atoi(text)
	case isFloat:
		*v, err = strconv.ParseFloat(text, 64)
	case isText:
		*v = text
	default:
		c.broken()
	}
	if err != nil {
		c.broken()
	}
}
