/** Header fields by lower-case name; those of one name are joined by a comma and a space. */
export type Fields = ReadonlyMap<string, string>;

/** Reads all header fields of a request. */
export function readFields(headers: Headers): Fields {
	const fields = new Map<string, string>();
	for (const [name, value] of headers) {
		const known = fields.get(name);
		fields.set(name, known === undefined ? value : `${known}, ${value}`);
	}
	return fields;
}
