import type { SignedRequest, SigningRequest } from "../diagnosis/index.ts";
import { fromWire } from "../diagnosis/index.ts";

export type SignedForm = "headers" | "curl" | "json" | "string-to-sign";

/** What was signed, and how it was given on the command line. */
export interface SignedOutput {
	request: SigningRequest;
	signed: SignedRequest;
	scheme: string;
	/** `-d`, as given. */
	data: string | undefined;
}

/** A signed request in the form that was asked for. None of them has the secret in it. */
export const signedOutputs: Readonly<Record<SignedForm, (output: SignedOutput) => string>> = {
	headers: ({ signed }) => signed.headers.map(([name, value]) => `${name}: ${value}\n`).join(""),
	"string-to-sign": ({ signed }) => signed.stringToSign,
	json: ({ request, signed, scheme }) => {
		const { host, target, contentHash, stringToSign, signature, headers } = signed;
		const { method, url, keyId, timestamp, nonce } = request;
		const input = { scheme, method, url: fromWire(url), keyId, timestamp, nonce };
		return `${JSON.stringify({ ...input, host, target, contentHash, stringToSign, signature, headers }, undefined, "\t")}\n`;
	},
	curl: curlCommand,
};

/** A command that sends just what was signed: no header of curl's own makes it another request. */
function curlCommand({ request, signed, data }: SignedOutput): string {
	const { method } = request;
	const named = request.headers.map(([name, value]) => (value.trim() === "" ? `${name};` : `${name}: ${value}`));
	// Unless told otherwise, curl calls every body a form.
	const silenced = data !== undefined && signed.contentType === "" ? ["Content-Type:"] : [];
	const own = signed.headers.map(([name, value]) => `${name}: ${value}`);
	const headers = [...named.filter((text) => !/^content-type;$/i.test(text)), ...silenced, ...own];
	return [
		`curl ${method === "HEAD" ? "--head" : `--request ${method}`} ${quoted(fromWire(request.url))}`,
		...(/[[\]{}]/.test(request.url) ? ["--globoff"] : []),
		...headers.map((header) => `--header ${quoted(fromWire(header))}`),
		...(data === undefined
			? []
			: [data.startsWith("@") ? `--data-binary ${quoted(data)}` : `--data-raw ${quoted(data)}`]),
	]
		.join(" \\\n  ")
		.concat("\n");
}

/** One word of a POSIX shell. */
function quoted(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
