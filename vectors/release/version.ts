/** How much a version has to differ from the one before: semantic versioning, of data. */
export type VersionStep = "major" | "minor" | "patch";

/** MAJOR.MINOR.PATCH without anything after it. */
export interface Version {
	major: number;
	minor: number;
	patch: number;
}

/** The version that a text names, or undefined for any other text. */
export function parseVersion(text: string): Version | undefined {
	const match = /^(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})$/.exec(text);
	if (match === null) return undefined;
	const [, major, minor, patch] = match.map(Number);
	return { major: major ?? 0, minor: minor ?? 0, patch: patch ?? 0 };
}

/** The least version that says of itself that this much has changed. */
export function nextVersion({ major, minor, patch }: Version, step: VersionStep): Version {
	if (step === "major") return { major: major + 1, minor: 0, patch: 0 };
	if (step === "minor") return { major, minor: minor + 1, patch: 0 };
	return { major, minor, patch: patch + 1 };
}

/** Whether a version is that one or a later one. */
export function isAtLeast(version: Version, other: Version): boolean {
	const parts = (["major", "minor", "patch"] as const).map((part) => version[part] - other[part]);
	return (parts.find((difference) => difference !== 0) ?? 0) >= 0;
}

export function versionText({ major, minor, patch }: Version): string {
	return `${major}.${minor}.${patch}`;
}
