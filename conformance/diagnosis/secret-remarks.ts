import type { Scheme } from "../client/protocol.ts";

/** What is conspicuous about a secret, in sentences that do not show it. */
export function secretRemarks(secret: string, { secret: rule }: Scheme): readonly string[] {
	const remarks: string[] = [];
	if (/[\r\n]$/.test(secret)) remarks.push("The secret ends with a line end.");
	else if (/^\s|\s$/.test(secret)) remarks.push("The secret has blanks at its ends.");
	if (/^(["'`]).*\1$/s.test(secret)) remarks.push("The secret has quotes around it.");
	if (/^(?:\$\{?\w+\}?|<.*>|\{\{.*\}\})$/.test(secret))
		remarks.push("The secret looks like a placeholder that was never filled in.");
	if (rule.encoding === "utf8" && /^(?:[0-9a-f]{2})+$/i.test(secret)) {
		remarks.push("The secret looks like hexadecimal; it is taken as text and not decoded.");
	} else if (rule.encoding === "utf8" && secret.length % 4 === 0 && /^[A-Za-z0-9+/_-]+={1,2}$/.test(secret)) {
		remarks.push("The secret looks like base64; it is taken as text and not decoded.");
	}
	return remarks;
}
