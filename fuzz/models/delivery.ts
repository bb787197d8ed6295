/** The head of a request as it is sent: one character is one byte. */
export interface SentHead {
	readonly method: string;
	readonly target: string;
	readonly host: string;
}

/** The same as a Worker sees it: `request.method`, `request.url`, the header field `host`. */
export interface DeliveredHead {
	readonly method: string;
	readonly url: string;
	readonly host: string | null;
}

/** Whether the bytes of the target end the line that they stand in, so that method and host are not what was meant. */
export function endsItsLine({ target }: SentHead): boolean {
	return /[\r\n]/.test(target);
}

/** Something that a platform is known to make of a target, which a gateway then cannot see. */
interface Repair {
	readonly name: string;
	of(target: string): string;
}

/** What is known of a platform that hands requests to Workers. */
export interface Habits {
	/** Done one after the other, each or not. */
	readonly repairs: readonly Repair[];
	/** It hands over only what a URL parser takes. */
	readonly parsesUrls: boolean;
	/** The header field `host` is what a URL parser makes of the host. */
	readonly rewritesHost: boolean;
}

/** A request line ends its target at a blank, and itself at the end of the line (RFC 9112 §3); what follows is read as a header. */
const endTarget: Repair = {
	name: "ended at a blank or the end of the line",
	of: (target) => target.replace(/[ \r\n].*/s, ""),
};

/** A fragment is no part of a target (RFC 9112 §3.2) and is left out. */
const cutFragment: Repair = { name: "fragment cut off", of: (target) => target.replace(/#.*/s, "") };

/** Absolute form becomes origin form (RFC 9112 §3.2.2), whatever the scheme, and so does what looks like an authority alone. */
const originForm: Repair = {
	name: "other forms made into the origin form",
	of: (target) => {
		const rest = /^(?:[^/?#]*:\/\/)?[^/?#]*(.*)$/s.exec(target)?.[1] ?? "";
		return rest.startsWith("/") ? rest : `/${rest}`;
	},
};

/** The WHATWG URL parser resolves dot segments, plain or encoded, turns backslashes, and encodes what should be encoded. */
const whatwg: Repair = {
	name: "read by a URL parser",
	of: (target) => {
		const text = `http://gateway.example${Buffer.from(target, "latin1").toString("utf8")}`;
		if (!URL.canParse(text)) return target;
		const { pathname, search } = new URL(text);
		// The parser of Node did not encode a circumflex before its version 24; that of workerd does.
		return pathname.replaceAll("^", "%5E") + search;
	},
};

/** The runtime itself. */
export const workerdHabits: Habits = {
	repairs: [endTarget, originForm, cutFragment],
	parsesUrls: false,
	rewritesHost: false,
};

/** The simulator's entry, a Worker before the Worker, which makes a new request of each. */
export const miniflareHabits: Habits = {
	repairs: [endTarget, originForm, cutFragment, whatwg],
	parsesUrls: true,
	rewritesHost: false,
};

/** A proxy before the simulator. */
export const wranglerHabits: Habits = { ...miniflareHabits, rewritesHost: true };

/** All that a platform of these habits may make of a target. */
export function repairsOf(target: string, { repairs }: Habits): ReadonlySet<string> {
	const made = new Set([target]);
	for (const repair of repairs) {
		for (const text of [...made]) made.add(repair.of(text));
	}
	return made;
}

/** The target as a gateway reads it of `request.url`: what stands behind the authority, as text. */
export function targetOf({ url }: DeliveredHead): string {
	return /^[a-z]+:\/\/[^/?#]*(.*)$/is.exec(url)?.[1] ?? "";
}
