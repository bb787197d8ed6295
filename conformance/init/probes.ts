import type { Probe } from "../client/probe.ts";
import type { Target } from "../engine/target.ts";

/** A request that `init` sends: nothing that changes anything, nothing that is hostile. */
export interface InitProbe {
	id: "unknown" | "root" | "hi" | "read" | "stranger" | "signed" | "token" | "other" | "public";
	/** What it carries, for who is told of it. */
	carries: string;
	probe: Probe;
}

const bare = "without credentials";

/** What can be asked of a target of which nothing but the URL is known. */
export const firstProbes: readonly InitProbe[] = [
	{ id: "unknown", carries: bare, probe: { credential: "none", route: "unknown" } },
	{ id: "root", carries: bare, probe: { credential: "none", method: "GET", path: "/" } },
	{ id: "hi", carries: bare, probe: { credential: "none", method: "GET", path: "/hi" } },
];

/** What can be asked once credentials and routes are known, as far as the target was given them. */
export function furtherProbes({ capabilities, routes }: Pick<Target, "capabilities" | "routes">, signs: boolean) {
	const stranger: InitProbe = signs
		? { id: "stranger", carries: "signed by a key that nobody has", probe: { credential: "hmac", key: "unknown" } }
		: { id: "stranger", carries: "with a token that is none", probe: { credential: "none", headers: noToken } };
	const reads = routes.other !== undefined && ["GET", "HEAD"].includes(routes.other.method);
	const probes: readonly (InitProbe | false)[] = [
		{ id: "read", carries: bare, probe: { credential: "none", route: "read" } },
		stranger,
		capabilities.has("hmac") && { id: "signed", carries: "signed with your key", probe: { credential: "hmac" } },
		capabilities.has("jwt") && { id: "token", carries: "with a valid token", probe: { credential: "jwt" } },
		reads &&
			capabilities.has("credential") && {
				id: "other",
				carries: "with a valid credential",
				probe: { credential: "any", route: "other" },
			},
		routes.public !== undefined && { id: "public", carries: bare, probe: { credential: "none", route: "public" } },
	];
	return probes.filter((probe) => probe !== false);
}

const noToken = [["Authorization", "Bearer no-token"]] as const;
