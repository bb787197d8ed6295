import type { Probe } from "../../conformance/client/probe.ts";

const wholeParts = [
	"after",
	"headers",
	"sign",
	"token",
	"body",
	"framing",
	"query",
	"method",
	"key",
	"path",
	"route",
] as const;

/** A probe, alone, with one part less each. */
export function* withOnePartLess(inputs: readonly Probe[]): Iterable<Probe[]> {
	const [probe, ...others] = inputs;
	if (probe === undefined || others.length > 0) return;
	for (const lesser of lesserProbes(probe)) yield [lesser];
}

/**
 * Commands without each of them, where there are several, the last of which is the one that shows something; then with one
 * part less each of the probe of each request.
 */
export function* withLessOfOneCommand<Command extends { readonly do: string }>(
	commands: readonly Command[],
): Iterable<readonly Command[]> {
	for (const at of commands.slice(0, -1).keys()) yield commands.toSpliced(at, 1);
	for (const [at, command] of commands.entries()) {
		if (!isRequest(command)) continue;
		for (const probe of lesserProbes(command.probe)) yield commands.toSpliced(at, 1, { ...command, probe });
	}
}

function isRequest<Command extends object>(command: Command): command is Command & { readonly probe: Partial<Probe> } {
	return "probe" in command;
}

/**
 * A probe with one part less each: whole parts first, then single headers, changes and deviations of the signer. Each is a
 * probe as well, of which its law can say what is to come of it.
 */
function* lesserProbes<Some extends Partial<Probe>>(probe: Some): Iterable<Some> {
	for (const part of wholeParts) {
		const { [part]: had, ...rest } = probe;
		if (had !== undefined) yield rest as Some;
	}
	for (const after of shorter(probe.after)) yield { ...probe, after };
	for (const headers of shorter(probe.headers)) yield { ...probe, headers };
	for (const sign of fewer(probe.sign)) yield { ...probe, sign };
	for (const token of fewer(probe.token)) yield { ...probe, token };
}

/** A list without each of its members, where it has several: a list of none is for whoever leaves out the whole. */
function shorter<Item>(items: readonly Item[] = []): readonly (readonly Item[])[] {
	return items.length < 2 ? [] : items.map((_, at) => items.toSpliced(at, 1));
}

function fewer<Part extends object>(part: Part | undefined): readonly Part[] {
	const entries = Object.entries(part ?? {});
	return entries.length < 2
		? []
		: entries.map(([name]) => Object.fromEntries(entries.filter(([other]) => other !== name)) as Part);
}
