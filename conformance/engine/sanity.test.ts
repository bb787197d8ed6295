import { describe, expect, it } from "vitest";
import type { Need } from "./check.ts";
import { first, run } from "./fake-run.ts";
import {
	answer,
	exchangeCheck,
	type FakeGateway,
	fakeSpecification,
	fakeTarget,
	fault,
	header,
	problem,
	scenarioCheck,
	soundGateway,
} from "./fake-target.ts";
import { runSuite } from "./run.ts";
import type { Target } from "./target.ts";

describe("the sanity of the target", () => {
	const operator = { overrides: { setup: "operator" } } as const;

	it("makes everything inconclusive if it is out of reach", async () => {
		const report = await run([exchangeCheck()], () => fault("refused"), operator);
		expect(report.inconclusive).toContain("http://gateway.test:8080");
		expect(first(report).verdict).toBe("inconclusive");
	});

	it("asks a target that is out of reach once, and no more", async () => {
		for (const clock of ["shared", "estimated"] as const) {
			const target = fakeTarget(() => fault("timeout"), { ...operator.overrides, clock });
			await runSuite({ target, checks: [exchangeCheck()], specification: fakeSpecification });
			expect(target.log).toHaveLength(1);
		}
	});

	it("makes everything inconclusive if it is a web server", async () => {
		for (const status of [200, 404, 302, 503]) {
			const report = await run(
				[exchangeCheck()],
				() => answer(status, [["Content-Type", "text/html"]], "<p>Hi"),
				operator,
			);
			expect(report.inconclusive).toBeDefined();
			expect(report.summary).toMatchObject({ inconclusive: 1, pass: 0 });
		}
	});

	it("takes a bare 403, or a way to a login, for a gateway's only where a valid request can show that there is one", async () => {
		const blocked =
			(status: number): FakeGateway =>
			(request) =>
				header(request, "x-signature") === undefined ? answer(status, [], "<p>Blocked") : soundGateway(request);
		const verdictWith = async (status: number, ...needs: Need[]): Promise<string | undefined> => {
			const overrides = { ...operator.overrides, errors: "any", capabilities: new Set(needs) } as const;
			return (await run([scenarioCheck(async () => ({ verdict: "pass" }))], blocked(status), { overrides }))
				.inconclusive;
		};
		for (const status of [400, 403, 404, 302]) {
			expect(await verdictWith(status, "credential", "hmac")).toBeUndefined();
			expect(await verdictWith(status)).toBeDefined();
		}
	});

	it("makes everything inconclusive if no valid request gets in and the operator set it up", async () => {
		const report = await run([exchangeCheck()], () => problem(401, "invalid_credentials"), operator);
		expect(report.inconclusive).toBeDefined();
	});

	it("makes everything inconclusive if the log that it asks is of another upstream", async () => {
		const echoElsewhere = { seen: async () => [] };
		const report = await run([exchangeCheck()], soundGateway, {
			overrides: { ...operator.overrides, echo: echoElsewhere },
		});
		expect(report.inconclusive).toBeDefined();
	});

	it("lets the checks speak if we set it up ourselves", async () => {
		const report = await run([exchangeCheck()], () => problem(401, "invalid_credentials"));
		expect(report.inconclusive).toBeUndefined();
		expect(first(report).verdict).toBe("fail");
	});

	it("spoils only the checks of the credential that the operator got wrong", async () => {
		let built = 0;
		const both = fakeTarget(soundGateway);
		const report = await run(
			[
				exchangeCheck(),
				exchangeCheck({
					id: "JWT-ALG-01/x",
					requirement: "JWT-ALG-01",
					needs: ["jwt"],
					twin: { credential: "jwt" },
					probe: { credential: "jwt" },
				}),
			],
			soundGateway,
			{
				overrides: {
					setup: "operator",
					capabilities: new Set(["hmac", "jwt"]),
					build: async (probe, context) => {
						built += 1;
						return both.build(
							probe.credential === "jwt" ? { ...probe, headers: [["X-Defect", `${built}`]] } : probe,
							context,
						);
					},
				},
			},
		);
		expect(report.results.map(({ verdict }) => verdict)).toEqual(["pass", "inconclusive"]);
	});

	it("spoils only the checks of a key or a route that the operator got wrong", async () => {
		const target = fakeTarget(soundGateway);
		const build: Target["build"] = (probe, moment) =>
			target.build(
				probe.key === "second" || probe.route === "write" ? { ...probe, headers: [["X-Defect", "1"]] } : probe,
				moment,
			);
		const capabilities = new Set<Need>(["hmac", "hmac.second", "route.write", "route.other"]);
		const checks = [
			exchangeCheck({ needs: ["hmac", "hmac.second"] }),
			exchangeCheck({ needs: ["hmac", "route.write"] }),
			exchangeCheck({ needs: ["hmac", "route.other"] }),
			exchangeCheck(),
		];
		const { results } = await run(checks, soundGateway, { overrides: { ...operator.overrides, capabilities, build } });
		expect(results.map(({ verdict }) => verdict)).toEqual(["inconclusive", "inconclusive", "pass", "pass"]);
		expect(results[0]?.reason).toContain("hmac.keys.second");
		expect(results[1]?.reason).toContain("routes.write");
	});

	it("asks for no key and no route that no check of the run needs", async () => {
		const capabilities = new Set<Need>(["hmac", "hmac.second", "route.write"]);
		const target = fakeTarget(soundGateway, { ...operator.overrides, capabilities });
		const asked: unknown[] = [];
		const build: Target["build"] = (probe, moment) => {
			asked.push(probe.key ?? probe.route);
			return target.build(probe, moment);
		};
		await runSuite({ target: { ...target, build }, checks: [exchangeCheck()], specification: fakeSpecification });
		expect(asked.filter((role) => role !== undefined)).toEqual([]);
	});

	it("makes the run inconclusive if it is lost on the way, and keeps the results", async () => {
		let sent = 0;
		const report = await run([exchangeCheck()], (request) => {
			sent += 1;
			return sent > 4 ? fault("refused") : soundGateway(request);
		});
		expect(report.inconclusive).toBeDefined();
		expect(first(report).verdict).toBe("pass");
	});
});
