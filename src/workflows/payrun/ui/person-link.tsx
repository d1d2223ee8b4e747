import { Link } from '@tanstack/react-router';

/** A person in a run: leads to the payslip. */
export function PersonLink({
  run,
  person,
  name,
}: {
  readonly run: string;
  readonly person: string;
  readonly name: string;
}) {
  return (
    <Link to={'/pay/payslips/$person/$run' as never} params={{ person, run } as never} className="person-link">
      {name} <span className="note">{person}</span>
    </Link>
  );
}
