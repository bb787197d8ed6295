import { open, writeFile } from "node:fs/promises";
import { headText, type PreparedRequest } from "./prepared-request.ts";

/** Prepared requests in files, for `load.lua`. */
export interface Load {
	/** Their heads, one behind the other. */
	readonly heads: string;
	/** Bytes of each head. */
	readonly length: number;
	readonly count: number;
	/** Whether a request may be sent more than once. */
	readonly again: boolean;
	/** The file of the body that all share, if there is one. */
	readonly body?: string;
	/** The body of every answer: what the upstream says of a request that reached it whole. */
	readonly expected: string;
}

export interface LoadParts {
	/** Where the files are to be, which may be there already. */
	readonly path: string;
	readonly count: number;
	readonly again: boolean;
	readonly prepare: () => PreparedRequest;
}

const chunk = 4096;

/** Writes so many requests. They share one body, and all their heads must have one length; throws where they do not. */
export async function writeLoad({ path, count, again, prepare }: LoadParts): Promise<Load> {
	const sample = prepare();
	const length = Buffer.byteLength(headText(sample));
	const file = await open(path, "w");
	try {
		for (let done = 0; done < count; done += chunk) {
			const heads = Array.from({ length: Math.min(chunk, count - done) }, () => headText(prepare()));
			if (heads.some((head) => Buffer.byteLength(head) !== length)) {
				throw new RangeError("prepared requests have to be of one length");
			}
			await file.write(heads.join(""));
		}
	} finally {
		await file.close();
	}
	const load = { heads: path, length, count, again, expected: String(sample.body.byteLength) };
	if (sample.body.byteLength === 0) {
		return load;
	}
	await writeFile(`${path}.body`, sample.body);
	return { ...load, body: `${path}.body` };
}
