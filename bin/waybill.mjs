#!/usr/bin/env node
// Runs the command line from its TypeScript source: there is no build step.
import { register } from 'tsx/esm/api';

register();
await import('../client.ts');
