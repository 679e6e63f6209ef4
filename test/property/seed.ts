import fc from 'fast-check';

// The same cases in every CI run, so that a change is judged by itself; STEADY_FUZZ_SEED looks elsewhere.
fc.configureGlobal({ seed: Number(process.env['STEADY_FUZZ_SEED'] ?? 20_260_101) });
