import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** What an answer that was asked for by the target is made of. */
interface Asked {
	/** The echo's own URL. */
	origin: string;
	target: string;
	/** What stood after the dash in the segment. */
	argument: string;
	response: ServerResponse;
	/** Sends the usual answer. */
	echo(status?: number): void;
}

type SpecialAnswer = (asked: Asked) => Promise<void>;

/** By the name of the path segment, `~name` or `~name-argument`. */
const specialAnswers: Readonly<Record<string, SpecialAnswer>> = {
	/** `~status-NNN`: that status. */
	status: async ({ argument, echo }) => echo(Number(argument)),
	/** `~redirect`: to another place of the echo, whose target names the same token: a gateway that follows is seen twice. */
	redirect: async ({ origin, target, response }) => {
		response.writeHead(302, { location: origin + target.replace("~redirect", "redirected"), "content-length": 0 });
		response.end();
	},
	/** `~slow-MS`: the usual answer, late. */
	slow: async ({ argument, echo }) => {
		await pause(Number(argument), undefined, { ref: false });
		echo();
	},
	/** `~halting-MS`: a text whose second half comes so much later than the first, `haltingAnswer`. */
	halting: async ({ argument, response }) => {
		const half = haltingAnswer.length >> 1;
		response.writeHead(200, { "content-type": "text/plain", "content-length": haltingAnswer.length });
		response.write(haltingAnswer.subarray(0, half));
		await pause(Number(argument), undefined, { ref: false });
		response.end(haltingAnswer.subarray(half));
	},
	/** `~headers`: with headers that are no business of the client. */
	headers: async ({ response, echo }) => {
		for (const [name, value] of internalHeaders) {
			response.setHeader(name, value);
		}
		echo();
	},
	/** `~gzip`: a text that says that it is compressed, `compressedAnswer` under `Content-Encoding: gzip`. */
	gzip: async ({ response }) => {
		response.writeHead(200, {
			"content-type": "text/plain",
			"content-encoding": "gzip",
			"content-length": compressedAnswer.length,
		});
		response.end(compressedAnswer);
	},
	/** `~error`: 500 with what an unhandled error looks like. */
	error: async ({ response }) => {
		response.writeHead(500, {
			"content-type": "text/plain",
			"content-length": Buffer.byteLength(erroneousAnswer),
		});
		response.end(erroneousAnswer);
	},
	/** `~drop`: no answer, the connection breaks. */
	drop: async ({ response }) => {
		response.destroy();
	},
};

/** What `~gzip` sends: "compressed by the upstream" with the least effort, so that whoever packs it anew shows it. */
export const compressedAnswer = Buffer.from(
	"H4sIAAAAAAAE/wEbAOT/Y29tcHJlc3NlZCBieSB0aGUgdXBzdHJlYW0KwmW7fRsAAAA=",
	"base64",
);

/** What `~halting` sends. */
export const haltingAnswer = Buffer.from("begun in time\nand ended in its own\n");

/** What `~error` sends. */
export const erroneousAnswer =
	"Error: connect ECONNREFUSED 10.0.0.7:5432\n    at Database.query (/srv/app/internal/database.js:42:17)\n";

/** What `~headers` sends: hop-by-hop, nominated, of the identity, and of the inside of the house. */
const internalHeaders: readonly (readonly [string, string])[] = [
	["connection", "keep-alive, x-nominated"],
	["x-nominated", "upstream"],
	["proxy-authenticate", "Basic realm=upstream"],
	["x-user-id", "upstream-user"],
	["x-scopes", '["admin"]'],
	["x-powered-by", "upstream/1.0"],
	["server", "upstream/1.0"],
	["x-internal-host", "10.0.0.7"],
	["set-cookie", "upstream=1"],
	["access-control-allow-origin", "*"],
	["server-timing", "database;dur=12"],
	["x-request-id", "upstream-request"],
];

/** Answers as a segment of the target's path asks; false where none does. */
export async function answerAsAsked(asked: Omit<Asked, "argument">): Promise<boolean> {
	const path = asked.target.split("?", 1)[0] ?? "";
	for (const segment of path.split("/")) {
		const [, name = "", argument = ""] = /^~([a-z]+)(?:-(\d{1,5}))?$/.exec(segment) ?? [];
		const special = Object.hasOwn(specialAnswers, name) ? specialAnswers[name] : undefined;
		if (special !== undefined) {
			await special({ ...asked, argument });
			return true;
		}
	}
	return false;
}
