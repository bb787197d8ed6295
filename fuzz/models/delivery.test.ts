import { afterEach, expect, it, vi } from "vitest";
import { miniflareHabits, repairsOf } from "./delivery.ts";

afterEach(() => vi.unstubAllGlobals());

const usual = URL;

/** A parser that leaves a circumflex in a path as it is. */
class OlderURL {
	static canParse = (text: string): boolean => usual.canParse(text);
	readonly pathname: string;
	readonly search: string;

	constructor(text: string) {
		const { pathname, search } = new usual(text);
		this.pathname = pathname.replaceAll("%5E", "^");
		this.search = search;
	}
}

it("encodes a circumflex of a path as workerd does, also where the parser of this process is older than that", () => {
	vi.stubGlobal("URL", OlderURL);
	expect([...repairsOf("/^?^", miniflareHabits)]).toContain("/%5E?^");
});
