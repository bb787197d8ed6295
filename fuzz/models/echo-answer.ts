import { compressedAnswer, erroneousAnswer, haltingAnswer } from "../../conformance/peers/index.ts";
import { nominatedBy } from "./forwarded-headers.ts";

/** What the echo answers to a target, as far as a gateway may not change it (FWD-11, FWD-12). */
export interface EchoAnswer {
	/** Undefined where nothing comes, in that time. */
	readonly status: number | undefined;
	/** Whether the body is the echo's account of the request. */
	readonly isAccount: boolean;
	readonly body?: Buffer;
	/** The request id that the upstream gives it. */
	readonly requestId?: string;
	/** Seconds until it comes. */
	readonly after: number;
	/** Names that must and must not come with it. */
	readonly headers: { readonly kept: readonly string[]; readonly cut: readonly string[] };
}

const nothing = { kept: [], cut: [] } as const;

/** What `~headers` sends is partly no business of the client. */
const internal = {
	kept: ["x-powered-by", "x-internal-host", "set-cookie"],
	cut: [
		...nominatedBy([["connection", "keep-alive, x-nominated"]]),
		...["proxy-authenticate", "x-user-id", "x-scopes", "access-control-allow-origin"],
	],
};

/** What a segment of the path asks of the echo; the usual account where none does. */
export function echoAnswerTo(target: string): EchoAnswer {
	const [path = ""] = target.split("?", 1);
	const asked = path.split("/").flatMap((segment) => [/^~([a-z]+)(?:-(\d{1,5}))?$/.exec(segment)].filter(isMatch))[0];
	const [, name, argument = "0"] = asked ?? [];
	const account = { status: 200, isAccount: true, after: 0, headers: nothing } as const;
	switch (name) {
		case "status": {
			const status = Number(argument);
			return { ...account, status, isAccount: status !== 204 && status !== 304 };
		}
		case "slow":
			return { ...account, after: Number(argument) / 1000 };
		case "redirect":
			return { ...account, status: 302, isAccount: false, headers: { kept: ["location"], cut: [] } };
		case "gzip":
			return { ...account, isAccount: false, body: compressedAnswer, headers: { kept: ["content-encoding"], cut: [] } };
		case "halting":
			return { ...account, isAccount: false, body: haltingAnswer };
		case "error":
			return { ...account, status: 500, isAccount: false, body: Buffer.from(erroneousAnswer) };
		case "headers":
			return { ...account, headers: internal, requestId: "upstream-request" };
		case "drop":
			return { ...account, status: undefined, isAccount: false };
		default:
			return account;
	}
}

function isMatch(match: RegExpExecArray | null): match is RegExpExecArray {
	return match !== null;
}
