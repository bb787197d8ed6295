import { type Digests, digestOfAll } from "./digest.ts";
import { isAtLeast, nextVersion, parseVersion, type Version, type VersionStep, versionText } from "./version.ts";

/** `release.json`: the version of the vectors, and what it stands for. */
export interface Release extends Digests {
	$schema: string;
	schemaVersion: 1;
	version: string;
	/** All releases, the present one last. */
	history: readonly { version: string; vectors: number; sha256: string }[];
}

/** What differs between a release and the present: ids of vectors, and paths of files in which nothing else differs. */
export interface Changes {
	removed: readonly string[];
	changed: readonly string[];
	added: readonly string[];
	files: readonly string[];
}

const differing = (before: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>): string[] =>
	[...new Set([...Object.keys(before), ...Object.keys(now)])].filter((name) => before[name] !== now[name]);

export function changesSince(release: Digests, now: Digests): Changes {
	const ids = differing(release.vectors, now.vectors);
	return {
		removed: ids.filter((id) => !Object.hasOwn(now.vectors, id)),
		changed: ids.filter((id) => Object.hasOwn(now.vectors, id) && Object.hasOwn(release.vectors, id)),
		added: ids.filter((id) => !Object.hasOwn(release.vectors, id)),
		files: differing(release.files, now.files),
	};
}

/**
 * The least step of the version that the changes ask for: a vector that is removed or decides otherwise may break who
 * passes today, one that is added asks for more, anything else explains. Undefined where nothing changed.
 */
export function stepFor({ removed, changed, added, files }: Changes): VersionStep | undefined {
	if (removed.length + changed.length > 0) return "major";
	if (added.length > 0) return "minor";
	return files.length > 0 ? "patch" : undefined;
}

const FIRST: Version = { major: 1, minor: 0, patch: 0 };

/** The least version that a release of the present may have, or undefined where the last one stands for it already. */
export function leastVersion(last: Release | undefined, now: Digests): string | undefined {
	if (last === undefined) return versionText(FIRST);
	const step = stepFor(changesSince(last, now));
	const version = parseVersion(last.version);
	if (version === undefined) throw new Error(`release.json has no version: ${last.version}`);
	return step && versionText(nextVersion(version, step));
}

/** The present as a release of this version, or why it cannot be one. */
export function releaseAs(text: string, last: Release | undefined, now: Digests): Release | { refused: string } {
	const least = leastVersion(last, now);
	const version = parseVersion(text);
	if (version === undefined) return { refused: `${text} is no version such as 1.2.3` };
	if (least === undefined) return { refused: `nothing has changed since ${last?.version}` };
	const wanted = parseVersion(least);
	if (wanted === undefined || !isAtLeast(version, wanted)) return { refused: `the changes ask for ${least} at least` };
	const line = { version: text, vectors: Object.keys(now.vectors).length, sha256: digestOfAll(now) };
	return {
		$schema: "schema/release.schema.json",
		schemaVersion: 1,
		version: text,
		history: [...(last?.history ?? []), line],
		files: now.files,
		vectors: now.vectors,
	};
}
