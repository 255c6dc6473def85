"""Tables: drawn, half drawn or set by their white alone, and what a page end cut of them joined again."""
