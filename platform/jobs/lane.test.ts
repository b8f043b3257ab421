import { describe, expect, test } from 'vitest';
import { createLane } from './lane.ts';

/** A step that waits to be let through, so that a test stands in the middle of it. */
function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => { open = resolve; });
  return { passed, open };
}

describe('a lane', () => {
  test('works until nothing is left', async () => {
    let left = 5;
    const lane = createLane(async () => left > 0 && left-- > 0);
    lane.wake();
    await lane.idle();
    expect(left).toBe(0);
  });
  test('never runs two steps at once, and looks once more when it was woken meanwhile', async () => {
    const first = gate();
    let [running, most, looks] = [0, 0, 0];
    const lane = createLane(async () => {
      running += 1;
      looks += 1;
      most = Math.max(most, running);
      if (looks === 1) await first.passed;
      running -= 1;
      return false;
    });
    lane.wake();
    lane.wake();
    lane.wake();
    first.open();
    await lane.idle();
    expect({ most, looks }).toEqual({ most: 1, looks: 2 });
  });
  test('stops after the step it is in, and begins no other', async () => {
    const first = gate();
    let steps = 0;
    let isOver = false;
    const lane = createLane(async () => {
      steps += 1;
      await first.passed;
      isOver = true;
      return true;
    });
    lane.wake();
    const stopped = lane.stop().then(() => isOver);
    first.open();
    expect(await stopped).toBe(true);
    lane.wake();
    await lane.idle();
    expect(steps).toBe(1);
  });
});
