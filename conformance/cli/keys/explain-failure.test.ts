import { describe, expect, it } from "vitest";
import { explainFailure } from "./explain-failure.ts";

const here = { service: "gw", remote: false };
const deployed = { service: "gw", remote: true };

describe("a failure on the way to a gateway's keys", () => {
	it.each([
		['Worker "gw" not found. Make sure it is running locally.', here, "countersign gateway"],
		['Worker does not export an entrypoint named "Keyring"', here, "no entrypoint for keys"],
		['The RPC receiver does not implement the method "show".', deployed, "no entrypoint for keys"],
		["In a non-interactive environment, it's necessary to set a CLOUDFLARE_API_TOKEN …", deployed, "wrangler login"],
		["Authentication error [code: 10000]", deployed, "wrangler login"],
		["More than one account available but unable to select one", deployed, "CLOUDFLARE_ACCOUNT_ID"],
		["Service binding 'KEYRING' references Worker 'gw' which was not found. [code: 10143]", deployed, "--service"],
	])("says what to do: %s", (text, place, remedy) => {
		expect(explainFailure(text, place)).toContain(remedy);
	});

	it("is shown in its own words where nobody knows it, and steers no terminal", () => {
		const text = explainFailure("Network connection lost.\u001b[2J", here);
		expect(text).toContain("gw gave no answer: Network connection lost");
		expect(text).not.toContain("\u001b");
		expect(explainFailure("x", deployed)).not.toBe(explainFailure("x", here));
	});
});
