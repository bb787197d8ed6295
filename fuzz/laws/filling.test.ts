import { describe, expect, it } from "vitest";
import type { Probe } from "../../conformance/client/probe.ts";
import type { WireRequest } from "../../conformance/client/wire.ts";
import { sectionSize } from "../models/header-section.ts";
import { type Filling, filled } from "./filling.ts";

/** A builder that leaves everything where the probe has it, the token as text of the length of its claims. */
async function build({ query, headers = [], token }: Probe): Promise<WireRequest> {
	const claims = JSON.stringify(token?.claims ?? {});
	const bearer = ["Authorization", `Bearer ${Buffer.from(claims).toString("base64url")}`] as const;
	return {
		...{ method: "GET", target: `/a${query === undefined ? "" : `?${query}`}`, host: "gw.test" },
		...{ headers: [bearer, ...headers], body: new Uint8Array(), framing: { kind: "none" } },
	};
}

const fill = async (filling: Filling) => build(await filled({ credential: "jwt" }, filling, build));

describe("a part that is filled", () => {
	it("is as large as it should be, to the byte", async () => {
		expect((await fill({ part: "target", bytes: 8193 })).target).toHaveLength(8193);
		for (const [fields, isOneName] of [
			[1, false],
			[40, true],
			[300, false],
		] as const) {
			const request = await fill({ part: "section", bytes: 32_768, fields, isOneName });
			expect(sectionSize(request).bytes).toBe(32_768);
		}
	});

	it("is a token within three characters, which base64url cannot all have", async () => {
		const { headers } = await fill({ part: "token", bytes: 8192 });
		const { length } = headers[0]?.[1] ?? "";
		expect(Math.abs(length - 7 - 8192)).toBeLessThanOrEqual(3);
	});
});
