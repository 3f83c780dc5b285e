//! Every cell of the policy, tried on the commands: role, act and relation against the table.

use std::collections::BTreeMap;

use dossiers::policy::{self, Relation};
use dossiers::{Action, Dossier, State, Step, Target};
use identity::{Actor, Ctx, Grant, Role};
use kernel::{Id, Reason, Refusal};
use organization::UnitKind;

use crate::house::{COPY, House, LAND, one, perform};

/// A dossier in a state in which each act is open.
fn stage(house: &House<'_>) -> BTreeMap<Action, Dossier> {
    let brought = |step: Step| {
        house.at(crate::house::MONDAY);
        let code = house.accepted(LAND).code;
        house.bring_to(&code, step);
        house.dossier(&code)
    };
    let after = |login: &str, action: Action| {
        let code = brought(Step::Process).code;
        house.plain(login, &code, action).unwrap()
    };
    let mut stage = BTreeMap::new();
    for action in Action::ON_DOSSIER.iter().chain(&[Action::AttachFile, Action::CompleteAtOnce]) {
        let dossier = match action {
            Action::Accept | Action::Refuse => house.online(LAND),
            Action::Supplement | Action::Close => after("quynhluu.specialist", Action::RequestSupplement),
            Action::RecordPayment => after("quynhluu.specialist", Action::RequestPayment),
            Action::GiveOpinion => after("quynhluu.specialist", Action::RequestOpinion),
            Action::Assign => brought(Step::Assign),
            Action::Approve => brought(Step::Sign),
            Action::Issue | Action::AttachResult => brought(Step::Issue),
            Action::HandOver => brought(Step::Return),
            Action::CompleteAtOnce => house.accepted(COPY),
            _ => brought(Step::Process),
        };
        stage.insert(*action, dossier);
    }
    stage
}

struct Places {
    own_body: Id,
    sister: Id,
    unrelated: Id,
    above: Id,
    consulted: Id,
}

/// The relations in which a grant at this unit stands, told independently of the policy's own code.
fn relations(places: &Places, house: &House<'_>, dossier: &Dossier, grant: Grant, asked: bool) -> Vec<Relation> {
    let directory = house.read(organization::directory);
    let mut all = Vec::new();
    if dossier.holder_unit == Some(grant.unit) {
        all.push(Relation::OwnUnit);
        if dossier.step_role == grant.role.as_str() {
            all.push(Relation::Own);
        }
    }
    let unit = directory.unit(grant.unit).unwrap();
    if grant.unit == places.own_body || unit.parent == Some(places.own_body) {
        all.push(Relation::CompetentBody);
    }
    if grant.unit == dossier.receiving_unit {
        all.push(Relation::ReceivingCentre);
    }
    if asked && grant.unit == places.consulted {
        all.push(Relation::Consulted);
    }
    if all.is_empty() {
        all.push(match () {
            () if grant.unit == places.above => Relation::Above,
            () if grant.unit == places.sister => Relation::SisterCommune,
            () => Relation::Unrelated,
        });
    }
    all
}

#[test]
fn every_role_act_and_place_is_as_the_table_says() {
    one(|house| {
        let stage = stage(house);
        house.at("2027-01-20T08:00:00");
        let directory = house.read(organization::directory);
        let office = directory.of_kind(UnitKind::Department).last().unwrap().id;
        let places = Places {
            own_body: house.unit_of("quynhluu").id,
            sister: house.unit_of("hoangmai").id,
            unrelated: office,
            above: directory.province().unwrap().id,
            consulted: house.unit("H41.201"),
        };
        let mut tried = 0;
        for (action, dossier) in &stage {
            let holder = dossier.holder_unit.unwrap();
            let other = directory
                .children(places.own_body)
                .map(|unit| unit.id)
                .find(|unit| *unit != holder && *unit != dossier.receiving_unit)
                .unwrap();
            let units = [
                holder,
                other,
                dossier.receiving_unit,
                places.consulted,
                places.sister,
                places.unrelated,
                places.above,
            ];
            for role in Role::ALL {
                for unit in units {
                    let grant = Grant { role: *role, unit };
                    let asked = *action == Action::GiveOpinion;
                    let stands = relations(&places, house, dossier, grant, asked);
                    let expected = policy::table().iter().any(|rule| {
                        rule.role == *role
                            && rule.acts.contains(action)
                            && rule.relations.iter().any(|relation| stands.contains(relation))
                    });
                    assert_eq!(may(house, grant, *action, dossier), expected, "{role} {action} {stands:?}");
                    tried += 1;
                }
            }
        }
        assert!(tried > 2_000, "{tried}");
    });
}

/// Tries the act and takes it back; whether the policy let it through.
fn may(house: &House<'_>, grant: Grant, action: Action, dossier: &Dossier) -> bool {
    // Who has the role of the step is the person it lies with.
    let account = dossier.holder_person.filter(|_| dossier.step_role == grant.role.as_str()).unwrap_or_default();
    let actor = Actor {
        account,
        login: "anybody".to_owned(),
        name: "Anybody".to_owned(),
        grants: vec![grant],
        origin: "192.0.2.9".to_owned(),
    };
    let (dossiers, now, target) = (house.dossiers.clone(), house.now(), Target::new(&dossier.code));
    let done: store::Result<()> = house.store.write_blocking(move |conn| {
        let ctx = Ctx::new(&actor, now);
        perform(&dossiers, conn, &ctx, &target, action, ("H41.201", "quynhluu.specialist", now))?;
        Err(Refusal::NotFound(Reason::new("test-taken-back")).into())
    });
    match done.unwrap_err() {
        store::Error::Refused(Refusal::Forbidden(_)) => false,
        store::Error::Refused(_) => true,
        other => panic!("{action}: {other:?}"),
    }
}

#[test]
fn lists_show_exactly_what_may_be_viewed() {
    one(|house| {
        let accepted = house.accepted(LAND);
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Process);
        house.plain("quynhluu.specialist", &code, Action::RequestOpinion).unwrap();
        let working = house.dossier(&code);
        assert_eq!((accepted.state, working.state), (State::Accepted, State::Processing));
        let directory = house.read(organization::directory);
        let seed = house.unit_of("quynhluu").id;
        let near = directory.units().iter().filter(|unit| directory.is_within(unit.id, seed)).map(|unit| unit.id);
        let far = ["H41.201", "H41"].map(|code| house.unit(code));
        for unit in near.chain(far).chain([house.unit_of("hoangmai").id]) {
            for role in Role::ALL {
                let actor = Actor { grants: vec![Grant { role: *role, unit }], ..house.actor("quynhluu.receiver") };
                let ctx = Ctx::new(&actor, house.now());
                let listed = house.store.read_blocking(|conn| {
                    let page = house.dossiers.queue(conn, &ctx, &Default::default(), 100, None)?;
                    Ok(page.rows.into_iter().map(|row| row.code).collect::<Vec<_>>())
                });
                let listed = listed.unwrap_or_default();
                for dossier in [&accepted, &working] {
                    let view =
                        house.store.read_blocking(|conn| house.dossiers.peek(conn, &ctx, &dossier.code, Action::View));
                    assert_eq!(view.is_ok(), listed.contains(&dossier.code), "{role} at {unit}");
                }
            }
        }
    });
}

#[test]
fn signatures_are_never_shared_and_operators_decide_nothing() {
    let may =
        |role: Role, act: Action| policy::table().iter().any(|rule| rule.role == role && rule.acts.contains(&act));
    for role in Role::ALL {
        assert_eq!(may(*role, Action::Approve), *role == Role::Signer, "{role}");
        assert_eq!(may(*role, Action::Issue), *role == Role::Issuer, "{role}");
        let leads = [Role::Head, Role::Signer, Role::Director].contains(role);
        assert_eq!(may(*role, Action::Apologise), leads, "{role} signs form 04 (A30)");
    }
    for act in Action::ALL.iter().filter(|act| **act != Action::Recompute) {
        assert!(!may(Role::Operator, *act) && !may(Role::PoliceAdmin, *act), "{act}");
    }
}
