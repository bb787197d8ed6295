import type { BuildMaterial } from "./context.ts";
import type { Change, HeaderPair } from "./probe.ts";

type Authorities = Pick<BuildMaterial, "host" | "otherHost" | "defaultPort">;

/**
 * A Host header with the target's own authorities in its value: `{host}`, `{other-host}`, `{default-port}` and
 * `{other-port}`, which is 80 where the default is 443 and the other way round. Any other header is left as it is.
 * Throws a RangeError where the target is not said to serve another host.
 */
export function withAuthorities([name, value]: HeaderPair, authorities: Authorities): HeaderPair {
	if (name.toLowerCase() !== "host") {
		return [name, value];
	}
	const { host, otherHost, defaultPort } = authorities;
	const texts = new Map([
		["host", host],
		["other-host", otherHost],
		["default-port", String(defaultPort)],
		["other-port", defaultPort === 443 ? "80" : "443"],
	]);
	const filled = value.replaceAll(/\{([a-z-]+)\}/g, (whole: string, named: string) => {
		if (!texts.has(named)) {
			return whole;
		}
		const text = texts.get(named);
		if (text === undefined) {
			throw new RangeError("the target is not said to serve another host");
		}
		return text;
	});
	return [name, filled];
}

/** The same for a change that sets a header. */
export function changeWithAuthorities(change: Change, authorities: Authorities): Change {
	return "set" in change ? { set: withAuthorities(change.set, authorities) } : change;
}
