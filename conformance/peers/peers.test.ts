import { describe, expect, it } from "vitest";
import { startPeers } from "./peers.ts";

describe("startPeers", () => {
	it("starts both on ports of their own, or on the ones given, and leaves nothing open", async () => {
		const first = await startPeers();
		const ports = { echo: Number(new URL(first.echo.url).port), issuer: Number(new URL(first.issuer.url).port) };
		expect(ports.echo).not.toBe(ports.issuer);
		await first.close();
		await expect(fetch(first.echo.url)).rejects.toThrow();
		await expect(fetch(first.issuer.url)).rejects.toThrow();
		const second = await startPeers({ ports });
		expect(second.issuer.url).toBe(first.issuer.url);
		await second.close();
	});

	it("rejects with nothing left open where a port is taken", async () => {
		const first = await startPeers();
		const taken = Number(new URL(first.issuer.url).port);
		const free = Number(new URL(first.echo.url).port);
		await first.echo.close();
		await expect(startPeers({ ports: { echo: free, issuer: taken } })).rejects.toMatchObject({ code: "EADDRINUSE" });
		await expect(fetch(first.echo.url)).rejects.toThrow();
		await first.close();
	});
});
