#!/usr/bin/env node
import { commands } from "./commands/index.ts";
import { processIo } from "./io.ts";
import { runProgram } from "./program.ts";

process.exitCode = await runProgram(process.argv.slice(2), processIo(), commands);
// A connection or a child that somebody forgot to close must not keep a pipeline waiting.
setTimeout(() => process.exit(), 2000).unref();
