def export(*a): return ''
