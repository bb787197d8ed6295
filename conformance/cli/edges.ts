import { InvalidArgumentError } from "commander";
import type { Edge } from "../engine/edges.ts";
import { UsageError } from "./usage-error.ts";

const form = "Expected NAME=URL, for example LHR=https://lhr.staging.example.";

/** Adds one edge, `NAME=URL`, to those of earlier uses of the option. The URL is an origin: edges differ in nothing else. */
export function edge(text: string, previous: readonly Edge[] = []): readonly Edge[] {
	const [, name, address] = /^([\w.-]{1,32})=(.+)$/.exec(text) ?? [];
	if (name === undefined || address === undefined || !URL.canParse(address)) throw new InvalidArgumentError(form);
	const { protocol, origin, pathname, search, hash, username, password } = new URL(address);
	if (protocol !== "https:" && protocol !== "http:") throw new InvalidArgumentError(form);
	if (pathname !== "/" || search + hash + username + password !== "") {
		throw new InvalidArgumentError(`Expected scheme and authority only in the URL of ${name}.`);
	}
	if (previous.some((other) => other.name === name)) throw new InvalidArgumentError(`Two edges are called ${name}.`);
	if (previous.some(({ url }) => url === origin)) throw new InvalidArgumentError(`Two edges are at ${origin}.`);
	return [...previous, { name, url: origin }];
}

/** Throws a `UsageError` for edges that show nothing: a single one, or some without the target that they belong to. */
export function checkEdges(options: { edge?: readonly Edge[]; target?: string; config?: string }): void {
	if (options.edge === undefined) return;
	if (options.target === undefined && options.config === undefined) {
		throw new UsageError("--edge needs the gateway that the edges belong to: give --config, or --target.");
	}
	if (options.edge.length < 2) {
		throw new UsageError("One --edge shows nothing. Name another one, that of the target itself for example.");
	}
}
