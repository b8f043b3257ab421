/** What an activity of the bench offers. Everybody presses in each; the first only warms the target up. */
export type Scene = {
  readonly name: string;
  /** 1, 2, 3: every target makes these activities beforehand. */
  readonly activity: number;
  readonly people: number;
  readonly places: number;
  readonly waitingPlaces: number;
};

const PEOPLE = 20_000;

export const warmUp: Scene = { name: 'warm-up', activity: 1, people: 2_000, places: 1_000, waitingPlaces: 500 };
export const fewPlaces: Scene = { name: '500 places and 1,000 waiting', activity: 2, people: PEOPLE, places: 500, waitingPlaces: 1_000 };
export const placesForAll: Scene = { name: 'places for all', activity: 3, people: PEOPLE, places: PEOPLE, waitingPlaces: 0 };
export const scenes = [warmUp, fewPlaces, placesForAll] as const;

/** 'again': this press is of somebody who has signed up before, and changes nothing. 'busy' (503) is pressed once more later. */
export type Outcome = 'accepted' | 'waiting' | 'again' | 'refused' | 'busy' | 'error';

/** One request; made before the clock starts. */
export type Press = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** A row of the target's database after the crowd. */
export type SignUp = { readonly person: number; readonly hasPlace: boolean };

/**
 * A running server on 127.0.0.1 in a process of its own, with its people and activities made. People are numbered from 0.
 * The driver judges every target from `signUps` alone: what the server said is held against what its database has.
 */
export type CrowdTarget = {
  readonly name: string;
  readonly port: number;
  press(scene: Scene, person: number, isSecond: boolean): Press;
  read(status: number, body: string): Outcome;
  signUps(scene: Scene): Promise<readonly SignUp[]>;
  /** Empties the activities, for another round of all scenes. */
  again(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts a target; throws with the reason when it does not start. */
export type CrowdOpener = {
  readonly name: string;
  open(at: { readonly dataDirectory: string }): Promise<CrowdTarget>;
};
