import { weaknesses } from "./weaknesses.ts";

/** Where a reference of a check leads, and what it is about, as far as that is known. */
export interface Reference {
	text: string;
	url?: string;
	about?: string;
}

const places: readonly { form: RegExp; url: (...parts: string[]) => string }[] = [
	{ form: /^CWE-0*(\d+)$/, url: (number) => `https://cwe.mitre.org/data/definitions/${number}.html` },
	{ form: /^(CVE-\d{4}-\d{4,})$/, url: (id) => `https://www.cve.org/CVERecord?id=${id}` },
	{ form: /^(GHSA(?:-[a-z0-9]{4}){3})$/, url: (id) => `https://github.com/advisories/${id}` },
	{ form: /^RFC (\d+)$/, url: (number) => `https://www.rfc-editor.org/rfc/rfc${number}` },
	{
		form: /^RFC (\d+) §(\d+(?:\.\d+)*)$/,
		url: (number, section) => `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
	},
	{ form: /^(draft-[a-z0-9-]+)$/, url: (name) => `https://datatracker.ietf.org/doc/${name}/` },
];

/** Reads a reference, `CWE-294` or `RFC 9110 §15.5.6`. One of an unknown form is a text and leads nowhere. */
export function referenceOf(text: string): Reference {
	for (const { form, url } of places) {
		const parts = form.exec(text)?.slice(1);
		if (parts === undefined) continue;
		const about = text.startsWith("CWE-") ? weaknesses.get(parts[0] ?? "") : undefined;
		return { text, url: url(...parts), ...(about === undefined ? {} : { about }) };
	}
	return { text };
}
