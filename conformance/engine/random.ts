import { createHash, randomBytes, randomInt } from "node:crypto";

/**
 * Repeatable numbers in [0, 1) from a seed and a name, so that each check has a sequence of its own and no
 * result depends on the order of checks. Generator: sfc32, seeded by SHA-256.
 */
export function seededRandom(seed: string, name: string): () => number {
	let next: (() => number) | undefined;
	return () => {
		// Few checks ever draw a number, and each would pay for the beginning.
		next ??= sequence(seed, name);
		return next();
	};
}

function sequence(seed: string, name: string): () => number {
	const digest = createHash("sha256")
		.update(JSON.stringify([seed, name]))
		.digest();
	let a = digest.readInt32LE(0);
	let b = digest.readInt32LE(4);
	let c = digest.readInt32LE(8);
	let counter = 1;
	const next = (): number => {
		const sum = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (((c << 21) | (c >>> 11)) + sum) | 0;
		return (sum >>> 0) / 2 ** 32;
	};
	for (let warmUp = 0; warmUp < 12; warmUp += 1) next();
	return next;
}

/** The largest range of `randomInt`. */
const whole = 2 ** 48 - 1;

/** A number in [0, 1) that nobody can foresee or repeat: for nonces and tokens. */
export function freshRandom(): number {
	// Every token and nonce takes dozens; this draws on random bytes in stock, `randomBytes` on the system each time.
	return randomInt(whole) / whole;
}

/** A seed that is short enough to be typed again. */
export function freshSeed(): string {
	return randomBytes(5).toString("hex");
}
