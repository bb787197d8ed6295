import { describe, expect, it } from "vitest";
import { SeenLog } from "./seen-log.ts";

function request(target: string) {
	return { method: "GET", target, headers: [] };
}

describe("SeenLog", () => {
	it("keeps the last entries only", () => {
		const log = new SeenLog({ entries: 2, bodyBytes: 1000 });
		for (const target of ["/1", "/2", "/3"]) {
			log.complete(log.begin(request(target)), Buffer.from("body"));
		}
		expect(log.containing("/").map(({ target }) => target)).toEqual(["/2", "/3"]);
	});

	it("says of an entry whether its body has not come to its end", () => {
		const log = new SeenLog();
		const entry = log.begin(request("/1"));
		expect(log.containing("/")).toMatchObject([{ bodyBase64: "", isPartial: true }]);
		log.complete(entry, Buffer.from("body"));
		expect(log.containing("/")).toEqual([{ ...request("/1"), bodyBase64: "Ym9keQ==" }]);
	});

	it("lets the oldest go when bodies take too much", () => {
		const log = new SeenLog({ entries: 100, bodyBytes: 20 });
		for (const target of ["/1", "/2", "/3"]) {
			log.complete(log.begin(request(target)), Buffer.alloc(6));
		}
		expect(log.containing("/").map(({ target }) => target)).toEqual(["/2", "/3"]);
	});

	it("counts nothing for a body that comes when its entry has gone", () => {
		const log = new SeenLog({ entries: 1, bodyBytes: 20 });
		const gone = log.begin(request("/1"));
		const kept = log.begin(request("/2"));
		log.complete(gone, Buffer.alloc(15));
		log.complete(kept, Buffer.alloc(15));
		expect(log.containing("/").map(({ target }) => target)).toEqual(["/2"]);
	});
});
