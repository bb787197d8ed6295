import { expect, it } from "vitest";
import { tryFaults } from "./fault-matrix.ts";

it("whatever a gateway depends on may be slow, fail, lie or be gone, and nobody is let in who should not be", async () => {
	const rows = await tryFaults();
	expect(rows.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
	const dependencies = new Set(rows.map(({ dependency }) => dependency));
	expect(dependencies).toEqual(new Set(["key store", "admission objects", "issuer", "upstream", "log"]));
}, 120_000);

it.each([
	["admission-failure-taken-for-yes", "admission objects"],
	["key-store-failure-lets-in", "key store"],
])(
	"a gateway is found out with %s",
	async (mutant, dependency) => {
		const rows = await tryFaults({ mutant, only: dependency });
		expect(rows.filter(({ wrong }) => wrong.length > 0).length).toBeGreaterThan(3);
	},
	60_000,
);
