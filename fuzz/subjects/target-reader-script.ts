import { readingOrigin } from "../laws/target-reading.ts";

/** A function in JavaScript, as text: how a program with the Web's URLs and requests reads targets (`TargetReader`). */
export const targetReaderScript = `(targets) => targets.map((target) => {
	const said = (make) => {
		try {
			return make(${JSON.stringify(readingOrigin)} + target);
		} catch (error) {
			return String(error);
		}
	};
	return { url: said((text) => new URL(text).href), request: said((text) => new Request(text).url) };
})`;
