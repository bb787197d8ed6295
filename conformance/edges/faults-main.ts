import { type FaultRow, tryFaults } from "./fault-matrix.ts";

/**
 * `npm run faults` lets each dependency of a gateway go wrong in each way, over real sockets, and prints what the gateway answered,
 * after how long, and what should not have been. It ends with 1 where a promise was not kept.
 */

const widths = [18, 24, 30, 30] as const;

function line({ dependency, fault, due, came, ms, wrong }: FaultRow): string {
	const cells = [dependency, fault, due, came].map((cell, column) => cell.padEnd(widths[column] ?? 0));
	return [wrong.length === 0 ? "ok   " : "WRONG", ...cells, `${ms.toFixed(0).padStart(5)} ms`, ...wrong].join("  ");
}

const rows = await tryFaults({ onRow: (row) => void process.stdout.write(`${line(row)}\n`) });
const wrong = rows.filter((row) => row.wrong.length > 0).length;
process.stdout.write(`${rows.length} faults, ${wrong} answered wrongly\n`);
process.exitCode = wrong === 0 ? 0 : 1;
