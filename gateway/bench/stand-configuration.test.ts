import { describe, expect, it } from "vitest";
import { type BenchWorker, socketsOf, standConfiguration } from "./stand-configuration.ts";

const worker: BenchWorker = {
	name: "gateway",
	source: "gateway.ts",
	bindings: {
		ORIGIN: { text: 'http://127.0.0.1:1/"quoted"' },
		CONFIG: { json: { a: ["b"] } },
		KEYS: { keyValueStoreAt: "http://127.0.0.1:2" },
		ADMISSION: { objectsOf: "Admission" },
	},
	entrypoints: ["Counts"],
};

describe("the configuration of a stand", () => {
	const text = standConfiguration({ workers: [worker], compatibilityDate: "2026-10-01", storage: "/disk" });

	it("gives a Worker its bindings", () => {
		expect(text).toContain('(name = "ORIGIN", text = "http://127.0.0.1:1/\\"quoted\\"")');
		expect(text).toContain('(name = "CONFIG", json = "{\\"a\\":[\\"b\\"]}")');
		expect(text).toContain('(name = "KEYS", kvNamespace = "http://127.0.0.1:2")');
		expect(text).toContain('(name = "http://127.0.0.1:2", external = (address = "127.0.0.1:2"))');
		expect(text).toContain('(name = "ADMISSION", durableObjectNamespace = (className = "Admission"))');
	});

	it("stores the objects of a Worker on the disk", () => {
		expect(text).toContain('(name = "disk", disk = (path = "/disk", writable = true))');
		expect(text).toContain('enableSql = true)], durableObjectStorage = (localDisk = "disk")');
	});

	it("gives each Worker and each entry point a socket on this machine", () => {
		expect(socketsOf([worker])).toEqual(["gateway", "gateway:Counts"]);
		expect(text.match(/address = "127\.0\.0\.1:0"/g)).toHaveLength(2);
	});
});
